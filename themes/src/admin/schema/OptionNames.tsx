import { Grid, GridItem, TextInput } from "@patternfly/react-core";
import { readable } from "../../shared/names";

type Props = {
  id: string;
  label: string;
  options: string[];
  names: Record<string, string>;
  disabled: boolean;
  onChange: (names: Record<string, string>) => void;
};

/** What people read instead of each option; nothing for a readable form of it. */
export const OptionNames = ({
  id,
  label,
  options,
  names,
  disabled,
  onChange,
}: Props) => (
  <Grid hasGutter className="kc-personas-options">
    {options.map((option, index) => (
      <GridItem key={option} span={12}>
        <Grid>
          <GridItem sm={5} className="pf-v5-u-pt-sm kc-personas-text">
            {option}
          </GridItem>
          <GridItem sm={7}>
            <TextInput
              id={index === 0 ? id : `${id}-${index}`}
              aria-label={`${label}: ${option}`}
              aria-describedby={`${id}-help`}
              placeholder={readable(option)}
              isDisabled={disabled}
              value={names[option] ?? ""}
              onChange={(_event, text) =>
                onChange({ ...names, [option]: text })
              }
            />
          </GridItem>
        </Grid>
      </GridItem>
    ))}
  </Grid>
);
