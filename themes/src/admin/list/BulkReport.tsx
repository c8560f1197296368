import {
  Alert,
  Button,
  List,
  ListItem,
  Modal,
  ModalVariant,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { BulkItem, OwnedPersona } from "../api/types";
import { useNames } from "../api/useSchemaView";
import type { BulkState } from "./useBulk";

const SHOWN = 100;

type Props = {
  state: BulkState;
  count: number;
  personas: OwnedPersona[];
  /** Goes on with what is left. */
  onGoOn: () => void;
  onClose: () => void;
};

/** What came of an action on many personas: how many succeeded, which did not and why, and what is left. */
export const BulkReport = ({
  state,
  count,
  personas,
  onGoOn,
  onClose,
}: Props) => {
  const { t } = useTranslation();
  const names = useNames();
  const { succeeded, failed, failures, problem, finished } = state;
  const known = new Map(personas.map((one) => [one.id, one]));
  const nameOf = (item: BulkItem) => {
    const { username, title, circle } = known.get(item.id) ?? item;
    return username && title
      ? `${username}: ${names.title(title)}, ${circle}`
      : item.id;
  };
  const shown = failures.slice(0, SHOWN);
  const more = failed - shown.length;
  return (
    <Modal
      title={t("personas.result.title", { succeeded, failed })}
      variant={ModalVariant.medium}
      isOpen
      onClose={onClose}
      actions={[
        ...(finished
          ? []
          : [
              <Button key="go-on" onClick={onGoOn}>
                {t("personas.result.goOn")}
              </Button>,
            ]),
        <Button
          key="close"
          variant={finished ? "primary" : "link"}
          onClick={onClose}
        >
          {t("personas.close")}
        </Button>,
      ]}
    >
      {!finished && (
        <Alert
          isInline
          variant={problem ? "danger" : "warning"}
          title={t("personas.result.stopped", {
            done: succeeded + failed,
            count,
          })}
        >
          {problem && (problem.message || t("personas.error.network"))}
        </Alert>
      )}
      <List isPlain isBordered data-testid="bulk-results">
        {shown.map((item) => (
          <ListItem key={item.id}>
            <strong>{nameOf(item)}</strong>
            {": "}
            <span lang="en">{item.detail}</span>
          </ListItem>
        ))}
        {more > 0 && (
          <ListItem>{t("personas.confirm.more", { count: more })}</ListItem>
        )}
      </List>
    </Modal>
  );
};
