/** The most bytes of a part; Keycloak takes 10 MiB a request. */
const PART = 4 * 1024 * 1024;

const LINE_FEED = 0x0a;

/** The part of a file that begins at a byte: whole lines, at most so many bytes of them, but at least one line. */
export async function filePart(
  file: Blob,
  start: number,
  most = PART,
): Promise<Blob> {
  let end = start;
  while (end + most < file.size) {
    const bytes = new Uint8Array(
      await file.slice(end, end + most).arrayBuffer(),
    );
    const last =
      end === start ? bytes.lastIndexOf(LINE_FEED) : bytes.indexOf(LINE_FEED);
    if (last >= 0) {
      return file.slice(start, end + last + 1);
    }
    end += most;
  }
  return file.slice(start);
}
