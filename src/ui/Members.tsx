import type { Member, TermId } from '../core/term';
import { t } from './texts';
import { ChineseName, Written } from './Written';

export interface MembersProps {
  members: readonly Member[];
  onOpen: (term: TermId) => void;
}

/** What a numbered formula counts, in both languages. */
export function Members({ members, onOpen }: MembersProps) {
  if (members.length === 0) return null;
  return (
    <section class="card-section card-members">
      <h3>{t('members')}</h3>
      <ol>
        {members.map((member) => (
          <li key={member.en}>
            <MemberName member={member} onOpen={onOpen} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function MemberName({ member, onOpen }: { member: Member; onOpen: (term: TermId) => void }) {
  const { term, zhHans = '', zhHant = '' } = member;
  const names = (
    <>
      <Written text={member.en} /> {(zhHans || zhHant) && <ChineseName class="card-aside" names={{ zhHans, zhHant }} />}
    </>
  );
  if (term === undefined) return names;
  return (
    <button type="button" class="link" onClick={() => onOpen(term)}>
      {names}
    </button>
  );
}
