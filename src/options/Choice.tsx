import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

export interface ChoiceProps<Value extends string> {
  legend: string;
  value: Value;
  /** Label and, where the label is in another language than the page, its language. */
  options: readonly { value: Value; label: ComponentChildren; lang?: string }[];
  onChange: (value: Value) => void;
}

/** One of a few values, all of them in view. */
export function Choice<Value extends string>({ legend, value, options, onChange }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <div class="choice-options">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
