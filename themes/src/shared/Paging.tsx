import { Button, Flex, FlexItem } from "@patternfly/react-core";
import { AngleLeftIcon, AngleRightIcon } from "@patternfly/react-icons";
import { useTranslation } from "react-i18next";

type Props = {
  page: number;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
};

/** To the pages before and after the one that is shown, of a list whose length is not known; nothing where there is only one. */
export const Paging = ({ page, onPrevious, onNext }: Props) => {
  const { t } = useTranslation();
  if (page === 1 && !onNext) {
    return null;
  }
  return (
    <Flex
      component="nav"
      aria-label={t("personas.pages.paging")}
      justifyContent={{ default: "justifyContentFlexEnd" }}
      alignItems={{ default: "alignItemsCenter" }}
      className="pf-v5-u-mt-sm"
    >
      <FlexItem spacer={{ default: "spacerNone" }}>
        <Button
          variant="plain"
          aria-label={t("personas.pages.previous")}
          isDisabled={!onPrevious}
          onClick={onPrevious}
        >
          <AngleLeftIcon />
        </Button>
      </FlexItem>
      <FlexItem spacer={{ default: "spacerNone" }} aria-live="polite">
        {t("personas.pages.number", { page })}
      </FlexItem>
      <FlexItem>
        <Button
          variant="plain"
          aria-label={t("personas.pages.next")}
          isDisabled={!onNext}
          onClick={onNext}
        >
          <AngleRightIcon />
        </Button>
      </FlexItem>
    </Flex>
  );
};
