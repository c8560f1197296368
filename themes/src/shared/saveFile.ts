/** Has the browser store a file as a download. */
export function saveFile(file: Blob, name: string) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The name that the server proposes for a file, or another one where it proposes none. */
export function fileNameOf(response: Response, otherwise: string): string {
  const proposed = response.headers.get("content-disposition") ?? "";
  return /filename="([^"]+)"/.exec(proposed)?.[1] ?? otherwise;
}
