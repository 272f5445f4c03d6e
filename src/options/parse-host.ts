/**
 * The host name in what a reader typed or pasted: a bare name or a whole http(s) address, in any case, with or without
 * port and path. International names come back in their ASCII form, as pages report theirs. Null where there is none.
 */
export function parseHost(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { protocol, username, hostname } = new URL(address);
  if ((protocol !== 'https:' && protocol !== 'http:') || username !== '') return null;
  return isHostName(hostname) ? hostname : null;
}

// The URL parser also lets `*` and empty labels pass.
function isHostName(name: string): boolean {
  return /^\[[0-9a-f:.]+\]$/.test(name) || /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name);
}
