import type { PaginationTitles } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";

/** What the paging of a list says, which is English by default. */
export function usePageTitles(): PaginationTitles {
  const { t } = useTranslation();
  return {
    items: "",
    page: "",
    pages: "",
    ofWord: t("personas.pages.of"),
    perPageSuffix: t("personas.pages.perPage"),
    itemsPerPage: t("personas.pages.size"),
    paginationAriaLabel: t("personas.pages.paging"),
    currPageAriaLabel: t("personas.pages.current"),
    toFirstPageAriaLabel: t("personas.pages.first"),
    toPreviousPageAriaLabel: t("personas.pages.previous"),
    toNextPageAriaLabel: t("personas.pages.next"),
    toLastPageAriaLabel: t("personas.pages.last"),
  };
}
