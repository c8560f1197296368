import { Stack, StackItem } from "@patternfly/react-core";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useAlerts } from "../../shared/Alerts";
import type { Answer } from "../../shared/api/http";
import { problemOf } from "../../shared/api/problem";
import type { Persona, PersonaSchema } from "../../shared/api/types";
import { namesOf } from "../../shared/names";
import { NextWindow } from "../../shared/NextWindow";
import { Failure, Loading } from "../../shared/States";
import { StatusLabel } from "../../shared/StatusLabel";
import { useLoad } from "../../shared/useLoad";
import { changePersona, readPersona, readSchema } from "../api";
import { WhatNext } from "../list/WhatNext";
import { isFrozen, mayExtend, nameOf } from "../rules";
import { useAccess } from "../useAccess";
import { useHttp } from "../useHttp";
import { putFaults } from "./faults";
import { PersonaForm } from "./PersonaForm";
import { ReasonField } from "./ReasonField";
import { SubPage } from "./SubPage";
import { useSaved } from "./useSaved";
import { type PersonaInputs, takesReason, toChanges, toInputs } from "./values";

type State = { persona: Answer<Persona>; schema: PersonaSchema };

export const EditPersona = () => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const { id = "" } = useParams();
  const { data, problem, reload } = useLoad<State>(async (signal) => {
    const [persona, schema] = await Promise.all([
      readPersona(http, id, signal),
      readSchema(http, i18n.language, signal),
    ]);
    return { persona, schema };
  }, `${id} ${i18n.language}`);
  const persona = data?.persona.data;

  return (
    <SubPage
      title={
        persona
          ? t("personas.account.name", nameOf(namesOf(data?.schema), persona))
          : t("personas.account.onePersona")
      }
    >
      {problem ? (
        <Failure problem={problem} retry={reload} />
      ) : data && persona ? (
        <Stack hasGutter>
          <StackItem>
            <StatusLabel persona={persona} />
            <NextWindow persona={persona} />
          </StackItem>
          <WhatNext persona={persona} />
          <StackItem>
            <EditForm key={data.persona.etag ?? ""} {...data} reload={reload} />
          </StackItem>
        </Stack>
      ) : (
        <Loading />
      )}
    </SubPage>
  );
};

const EditForm = ({
  persona: { data: persona, etag },
  schema,
  reload,
}: State & { reload: () => void }) => {
  const { t } = useTranslation();
  const http = useHttp();
  const alerts = useAlerts();
  const { manage } = useAccess();
  const { saved, finish } = useSaved();
  const before = toInputs(schema, persona);
  const form = useForm<PersonaInputs>({ defaultValues: before });

  const save = async (inputs: PersonaInputs) => {
    try {
      const changes = toChanges(schema, inputs, before);
      if (Object.keys(changes).length > 0) {
        await changePersona(http, persona.id, changes, etag);
      }
      finish("personas.account.editDone", nameOf(namesOf(schema), persona));
    } catch (error) {
      if (problemOf(error).status === 412) {
        alerts.failed(
          t("personas.account.stale"),
          new Error(t("personas.account.staleText")),
        );
        reload();
      } else {
        putFaults(error, form, schema, t);
      }
    }
  };

  const shorten = !mayExtend(schema, persona);
  return (
    <PersonaForm
      form={form}
      schema={schema}
      action={manage && !isFrozen(persona) ? t("personas.save") : undefined}
      validityHelp={{
        from: t(`personas.account.${shorten ? "fromLater" : "fromChange"}`),
        till: t(`personas.account.${shorten ? "tillSooner" : "tillChange"}`),
      }}
      saved={saved}
      onSave={save}
    >
      {persona.status === "pending" && takesReason(schema) && (
        <ReasonField
          required={schema.requests?.reason === "required"}
          disabled={!manage}
        />
      )}
    </PersonaForm>
  );
};
