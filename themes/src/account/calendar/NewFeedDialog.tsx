import {
  Alert,
  Button,
  ClipboardCopy,
  Form,
  Modal,
  ModalVariant,
  TextInput,
} from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { problemOf } from "../../shared/api/problem";
import { FieldShell } from "../../shared/form/FieldShell";
import { useHttp } from "../useHttp";
import { createFeed } from "./api";

type Props = { onCreated: () => void; onClose: () => void };

/** Makes an address, and shows it this once. */
export const NewFeedDialog = ({ onCreated, onClose }: Props) => {
  const { t } = useTranslation();
  const http = useHttp();
  const id = useId();
  const [name, setName] = useState("");
  const [url, setUrl] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();

  const create = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      setUrl((await createFeed(http, name.trim())).url);
      onCreated();
    } catch (error) {
      const { message } = problemOf(error);
      setFault(message || t("personas.error.network"));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      title={t("personas.calendar.feeds.create")}
      variant={ModalVariant.small}
      isOpen
      onClose={onClose}
      actions={
        url
          ? [
              <Button key="close" onClick={onClose}>
                {t("personas.close")}
              </Button>,
            ]
          : [
              <Button
                key="create"
                data-testid="confirm"
                isDisabled={busy}
                isLoading={busy}
                onClick={() => void create()}
              >
                {t("personas.account.createIt")}
              </Button>,
              <Button key="cancel" variant="link" onClick={onClose}>
                {t("personas.cancel")}
              </Button>,
            ]
      }
    >
      {url ? (
        <>
          <Alert
            isInline
            isLiveRegion
            component="p"
            variant="warning"
            title={t("personas.calendar.feeds.once")}
          >
            {t("personas.calendar.feeds.secret")}
          </Alert>
          <ClipboardCopy
            isReadOnly
            className="pf-v5-u-mt-md"
            hoverTip={t("personas.calendar.feeds.copy")}
            clickTip={t("personas.calendar.feeds.copied")}
            textAriaLabel={t("personas.calendar.feeds.address")}
          >
            {url}
          </ClipboardCopy>
        </>
      ) : (
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            void create();
          }}
        >
          <FieldShell
            id={id}
            label={t("personas.calendar.feeds.name")}
            help={t("personas.calendar.feeds.nameHelp")}
            error={fault}
          >
            <TextInput
              id={id}
              aria-describedby={`${id}-help`}
              maxLength={100}
              value={name}
              onChange={(_event, text) => setName(text)}
            />
          </FieldShell>
        </Form>
      )}
    </Modal>
  );
};
