import {
  Divider,
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
import { StoreDialog } from "./StoreDialog";
import type { Format, Reports } from "./types";
import { useDownload } from "./useDownload";

type Props = {
  /** What the menu says. */
  label: string;
  path: string;
  query?: Query;
  /** The name of the file where the server proposes none, without an extension. */
  name: string;
  /** What is stored away, where the realm has targets. */
  stored: { report: string; parameters: Record<string, string> };
};

/** A report as a file, in the formats that this server writes, here or where reports are stored away. */
export const ReportMenu = ({
  label,
  path,
  query = {},
  name,
  stored,
}: Props) => {
  const { t, i18n } = useTranslation();
  const api = useAdminApi();
  const { busy, download } = useDownload();
  const [open, setOpen] = useState(false);
  const [storing, setStoring] = useState(false);
  const [failed, setFailed] = useState<{
    format: Format;
    problem: ProblemError;
  }>();
  const { data } = useLoad(
    (signal) => api.get<Reports>("/reports", {}, signal),
    "reports",
  );
  const { targets = [] } = data ?? {};

  const save = async (format: Format) => {
    setFailed(undefined);
    try {
      await download(
        path,
        { ...query, format, ui_locales: i18n.language },
        `${name}.${format}`,
      );
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
          {targets.length > 0 && (
            <>
              <Divider component="li" />
              <DropdownItem onClick={() => setStoring(true)}>
                {t("personas.deliveries.store")}
              </DropdownItem>
            </>
          )}
        </DropdownList>
      </Dropdown>
      {storing && data && (
        <StoreDialog
          offered={data}
          targets={targets}
          {...stored}
          onClose={() => setStoring(false)}
        />
      )}
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
