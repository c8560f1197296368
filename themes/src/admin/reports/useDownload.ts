import { useState } from "react";
import type { Query } from "../../shared/api/http";
import { fileNameOf, saveFile } from "../../shared/saveFile";
import { useAdminApi } from "../api/useAdminApi";

/** Files of the administration, saved under the name that the server proposes. */
export function useDownload() {
  const api = useAdminApi();
  const [busy, setBusy] = useState(false);

  const download = async (path: string, query: Query, otherwise: string) => {
    setBusy(true);
    try {
      const answer = await api.raw("GET", path, { query });
      saveFile(await answer.blob(), fileNameOf(answer, otherwise));
    } finally {
      setBusy(false);
    }
  };
  return { busy, download };
}
