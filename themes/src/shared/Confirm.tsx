import { Button, Modal, ModalVariant } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  title: string;
  /** What the button that does it says. */
  action: string;
  danger?: boolean;
  disabled?: boolean;
  onConfirm: () => Promise<void> | void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks before something is done; stays open until it is. */
export const Confirm = ({
  title,
  action,
  danger = false,
  disabled = false,
  onConfirm,
  onClose,
  children,
}: Props) => {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      title={title}
      variant={ModalVariant.small}
      isOpen
      onClose={onClose}
      actions={[
        <Button
          key="confirm"
          data-testid="confirm"
          variant={danger ? "danger" : "primary"}
          isDisabled={disabled || busy}
          isLoading={busy}
          onClick={() => void confirm()}
        >
          {action}
        </Button>,
        <Button key="cancel" variant="link" onClick={onClose}>
          {t("personas.cancel")}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
};
