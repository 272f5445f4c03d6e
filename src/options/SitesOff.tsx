import { useRef, useState } from 'preact/hooks';
import type { TargetedSubmitEvent } from 'preact';
import { t } from '../ui/texts';
import type { SettingsChange } from '../ui/use-settings';
import { parseHost } from './parse-host';

export interface SitesOffProps {
  hosts: readonly string[];
  onChange: (change: SettingsChange) => void;
}

/** The sites on which Termlight is off: remove one, add one. */
export function SitesOff({ hosts, onChange }: SitesOffProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const remove = (host: string): void => {
    title.current?.focus(); // the button that was pressed goes away
    onChange(({ disabledHosts }) => ({ disabledHosts: disabledHosts.filter((other) => other !== host) }));
  };
  const add = (host: string): void => onChange(({ disabledHosts }) => ({ disabledHosts: [...disabledHosts, host] }));
  return (
    <section aria-labelledby="sites-title">
      <h2 id="sites-title" class="serif" tabIndex={-1} ref={title}>
        {t('sitesOff')}
      </h2>
      {hosts.length === 0 ? (
        <p class="hint">{t('noSitesOff')}</p>
      ) : (
        <ul class="list">
          {hosts.map((host) => (
            <li key={host}>
              <span>{host}</span>
              <button type="button" class="text-button" aria-label={t('removeHost', host)} onClick={() => remove(host)}>
                {t('remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <AddSite hosts={hosts} onAdd={add} />
    </section>
  );
}

function AddSite({ hosts, onAdd }: { hosts: readonly string[]; onAdd: (host: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const host = parseHost(typed);
    const isListed = host !== null && hosts.includes(host);
    setProblem(host === null ? t('badHost') : isListed ? t('hostListed', host) : '');
    field.current?.focus();
    if (host === null || isListed) return;
    setTyped('');
    onAdd(host);
  };
  return (
    <form class="add" noValidate onSubmit={submit}>
      <label for="add-host">{t('addHost')}</label>
      <div class="add-control">
        <input
          ref={field}
          id="add-host"
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          placeholder="news.example.org"
          value={typed}
          aria-invalid={problem !== ''}
          aria-describedby="add-problem"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button">
          {t('add')}
        </button>
      </div>
      <p class="problem" id="add-problem" role="alert">
        {problem}
      </p>
    </form>
  );
}
