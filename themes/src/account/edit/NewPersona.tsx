import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import type { PersonaSchema } from "../../shared/api/types";
import { namesOf } from "../../shared/names";
import { Failure, Loading } from "../../shared/States";
import { useLoad } from "../../shared/useLoad";
import { createPersona, readSchema } from "../api";
import { nameOf, ownTitles } from "../rules";
import { useHttp } from "../useHttp";
import { CircleField } from "./CircleField";
import { putFaults } from "./faults";
import { PersonaForm } from "./PersonaForm";
import { ReasonField } from "./ReasonField";
import { SubPage } from "./SubPage";
import { TitleField } from "./TitleField";
import { useSaved } from "./useSaved";
import { type PersonaInputs, takesReason, toBody, toInputs } from "./values";

export const NewPersona = () => {
  const { t, i18n } = useTranslation();
  const http = useHttp();
  const schema = useLoad(
    (signal) => readSchema(http, i18n.language, signal),
    `schema ${i18n.language}`,
  );
  return (
    <SubPage
      title={t("personas.account.create")}
      description={t("personas.account.createText")}
    >
      {schema.problem ? (
        <Failure problem={schema.problem} retry={schema.reload} />
      ) : schema.data ? (
        <NewForm schema={schema.data} />
      ) : (
        <Loading />
      )}
    </SubPage>
  );
};

const NewForm = ({ schema }: { schema: PersonaSchema }) => {
  const { t } = useTranslation();
  const http = useHttp();
  const { saved, finish } = useSaved();
  const form = useForm<PersonaInputs>({ defaultValues: toInputs(schema) });
  const titles = ownTitles(schema);

  const asks = titles.some(
    ({ name, needs_approval: approval }) =>
      approval && name === form.watch("title"),
  );
  const withReason = asks && takesReason(schema);
  const needsReason = withReason && schema.requests?.reason === "required";

  const save = async (inputs: PersonaInputs) => {
    const needed = ["title", "circle"] as const;
    const missing = (
      needsReason ? ([...needed, "reason"] as const) : needed
    ).filter((name) => (inputs[name] ?? "").trim() === "");
    missing.forEach((name, index) =>
      form.setError(
        name,
        { message: t(`personas.account.missing.${name}`) },
        { shouldFocus: index === 0 },
      ),
    );
    if (missing.length > 0) {
      return;
    }
    try {
      const body = toBody(schema, inputs);
      if (!withReason && takesReason(schema)) {
        // What was typed for another title.
        delete body["reason"];
      }
      const { data } = await createPersona(http, body);
      finish(
        data.status === "pending"
          ? "personas.account.askDone"
          : "personas.account.createDone",
        nameOf(namesOf(schema), data),
      );
    } catch (error) {
      putFaults(error, form, schema, t);
    }
  };

  return (
    <PersonaForm
      form={form}
      schema={schema}
      action={t(asks ? "personas.account.ask" : "personas.account.createIt")}
      validityHelp={{
        from: t("personas.account.fromHelp"),
        till: t("personas.account.tillHelp", {
          days: schema.limits.default_validity_days,
        }),
      }}
      saved={saved}
      onSave={save}
    >
      <TitleField titles={titles} />
      <CircleField circles={schema.circles} />
      {withReason && <ReasonField required={needsReason} />}
    </PersonaForm>
  );
};
