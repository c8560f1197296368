import {
  Dropdown,
  DropdownItem,
  DropdownList,
  MenuToggle,
} from "@patternfly/react-core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import type { Review } from "../../shared/review/types";
import { useLoad } from "../../shared/useLoad";
import { useAdminApi } from "../api/useAdminApi";
import { ReportProblem } from "../reports/ReportProblem";
import type { Format, Reports } from "../reports/types";
import { useDownload } from "../reports/useDownload";

/** Who decided what when, as a file, in the formats that this server writes. */
export const Evidence = ({
  path,
  review,
}: {
  path: string;
  review: Review;
}) => {
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
      await download(
        `${path}/evidence`,
        { format },
        `review-${review.id}.${format}`,
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
            data-testid="evidence"
            onClick={() => setOpen(!open)}
          >
            {t("personas.reviews.evidence")}
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
