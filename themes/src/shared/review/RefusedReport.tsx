import { Button, List, ListItem, Modal } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Decided, ReviewItem } from "./types";

const SHOWN = 100;

type Props = {
  decided: Decided;
  /** The items that the page knows. */
  known: Map<string, ReviewItem>;
  titleOf: (title: string) => string;
  onClose: () => void;
};

/** About what it could not be decided, and why. */
export const RefusedReport = ({ decided, known, titleOf, onClose }: Props) => {
  const { t } = useTranslation();
  const { refused } = decided;
  const nameOf = (id: string) => {
    const item = known.get(id);
    return item
      ? `${item.username ?? item.user_sub}: ${titleOf(item.title)}, ${item.circle}`
      : id;
  };
  return (
    <Modal
      title={t("personas.reviews.refusedTitle", {
        decided: decided.decided,
        refused: refused.length,
      })}
      variant="medium"
      isOpen
      onClose={onClose}
      actions={[
        <Button key="close" onClick={onClose}>
          {t("personas.close")}
        </Button>,
      ]}
    >
      <List isPlain isBordered>
        {refused.slice(0, SHOWN).map(({ id, why }) => (
          <ListItem key={id}>
            <strong>{nameOf(id)}</strong>
            {": "}
            {t(`personas.reviews.whyNot.${why}`, why)}
          </ListItem>
        ))}
        {refused.length > SHOWN && (
          <ListItem>
            {t("personas.reviews.moreRefused", {
              count: refused.length - SHOWN,
            })}
          </ListItem>
        )}
      </List>
    </Modal>
  );
};
