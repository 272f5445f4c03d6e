import { useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../core/settings';
import { t } from '../ui/texts';
import { chosenOf } from './chosen';

export interface ResetProps {
  settings: Settings;
  onReset: () => Promise<void>;
  onRestore: (change: Partial<Settings>) => Promise<void>;
}

type Step = { name: 'idle' | 'asking' | 'failed' } | { name: 'done'; before: Settings };

/** Back to the defaults: asks first, and can be undone until the page is left. */
export function Reset({ settings, onReset, onRestore }: ResetProps) {
  const [step, setStep] = useState<Step>({ name: 'idle' });
  const first = useRef<HTMLButtonElement>(null);
  const isFirstStep = useRef(true);
  useEffect(() => {
    if (!isFirstStep.current) first.current?.focus(); // each step takes the pressed button away
    isFirstStep.current = false;
  }, [step.name]);

  const reset = (): void => {
    void onReset().then(
      () => setStep({ name: 'done', before: settings }),
      () => setStep({ name: 'failed' }),
    );
  };
  const undo = (before: Settings): void => {
    void onRestore(chosenOf(before)).then(
      () => setStep({ name: 'idle' }),
      () => setStep({ name: 'failed' }),
    );
  };
  return (
    <section aria-labelledby="reset-title">
      <h2 id="reset-title" class="serif">
        {t('resetTitle')}
      </h2>
      <p role="status">
        {step.name === 'asking' && t('resetQuestion')}
        {step.name === 'done' && t('resetDone')}
        {step.name === 'failed' && t('saveFailed')}
      </p>
      <div class="buttons">
        {step.name === 'asking' && (
          <>
            <button type="button" class="button" ref={first} onClick={() => setStep({ name: 'idle' })}>
              {t('cancel')}
            </button>
            <button type="button" class="button is-strong" onClick={reset}>
              {t('resetConfirm')}
            </button>
          </>
        )}
        {step.name === 'done' && (
          <button type="button" class="button" ref={first} onClick={() => undo(step.before)}>
            {t('undo')}
          </button>
        )}
        {(step.name === 'idle' || step.name === 'failed') && (
          <button type="button" class="button" ref={first} onClick={() => setStep({ name: 'asking' })}>
            {t('reset')}
          </button>
        )}
      </div>
    </section>
  );
}
