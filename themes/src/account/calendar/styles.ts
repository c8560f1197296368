/** Where the build has put the style sheet, beside the script. */
declare const GRID_STYLES: string;

let loading: Promise<void> | undefined;

/** The style sheet of the grid; a file of its own, as a strict policy for content wants it. */
export function loadGridStyles(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(GRID_STYLES, import.meta.url).href;
    link.onload = () => resolve();
    link.onerror = () => {
      loading = undefined;
      link.remove();
      reject(new Error("The style sheet of the calendar did not arrive"));
    };
    document.head.append(link);
  });
  return loading;
}
