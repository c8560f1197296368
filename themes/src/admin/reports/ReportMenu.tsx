import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Query } from "../../shared/api/http";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import { useLoad } from "../../shared/useLoad";
import { useAdminApi } from "../api/useAdminApi";
import { ReportProblem } from "./ReportProblem";
import type { Format, Reports } from "./types";
import { useDownload } from "./useDownload";

type Props = {
  /** What the menu says. */
  label: string;
  path: string;
  query?: Query;
  /** The name of the file where the server proposes none, without an extension. */
  name: string;
};

/** A report as a file, in the formats that this server writes. */
export const ReportMenu = ({ label, path, query = {}, name }: Props) => {
  const { t } = useTranslation();
  const api = useAdminApi();
  const { busy, download } = useDownload();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<{
    format: Format;
    problem: ProblemError;
  }>();
  const { data } = useLoad(
    (signal) => api.get<Reports>("/reports", {}, signal),
    "reports",
  );

  const save = async (format: Format) => {
    setFailed(undefined);
    try {
      await download(path, { ...query, format }, `${name}.${format}`);
    } catch (error) {
      setFailed({ format, problem: problemOf(error) });
    }
  };

  return (
    <div className="pf-v5-u-mb-md">
      <Dropdown
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        toggle={(ref) => (
          <MenuToggle
            ref={ref}
            variant="secondary"
            isExpanded={open}
            isDisabled={busy || !data}
            data-testid="report-menu"
            onClick={() => setOpen(!open)}
          >
            {label}
          </MenuToggle>
        )}
      >
        <DropdownList>
          {data?.formats.map((format) => (
            <DropdownItem key={format} onClick={() => void save(format)}>
              {t(`personas.reports.formats.${format}`)}
            </DropdownItem>
          ))}
        </DropdownList>
      </Dropdown>
      {failed && data && (
        <ReportProblem
          problem={failed.problem}
          most={data.max_pdf_rows}
          onRetry={() => void save(failed.format)}
        />
      )}
    </div>
  );
};
