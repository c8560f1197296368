/** What a browser can know again of a file, whose name alone may be that of another one. */
export type KnownFile = { name: string; size: number; changed: number };

const KEY = "kc-personas-imports";
const MOST = 50;

/** Remembers, in this browser, which file an import has begun with. */
export function rememberFile(id: string, file: File) {
  const known = Object.entries(read()).slice(1 - MOST);
  const { name, size, lastModified: changed } = file;
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify(
        Object.fromEntries([...known, [id, { name, size, changed }]]),
      ),
    );
  } catch {
    // A browser without room or permission for it asks for the file without knowing it.
  }
}

/** The file that an import has begun with; undefined where another browser has sent it. */
export function fileOf(id: string): KnownFile | undefined {
  return read()[id];
}

export function isSame(file: File, known: KnownFile): boolean {
  return file.size === known.size && file.lastModified === known.changed;
}

function read(): Record<string, KnownFile> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") as Record<
      string,
      KnownFile
    >;
  } catch {
    return {};
  }
}
