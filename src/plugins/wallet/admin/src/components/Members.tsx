import { useDeferredValue, useState } from 'react';
import { MemberFinder } from '../../../../../admin/shared/MemberFinder';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useLedgerApi } from '../api/useLedgerApi';
import { useText } from '../hooks/useText';
import { MemberWallet } from './MemberWallet';

interface MembersProps {
  memberId: string | null;
  onMember(id: string): void;
  onTransfer(no: string): void;
}

/** Finds a member, and shows what is in the wallet. */
export function Members({ memberId, onMember, onTransfer }: MembersProps) {
  const texts = useText();
  const api = useLedgerApi();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const request = useRequest(wanted || null, api.members);
  const found = request.data?.map(({ id, name, phone }) => ({
    key: String(id),
    name,
    level: null,
    contact: phone ?? `#${id}`,
  }));
  return (
    <MemberFinder
      texts={texts}
      field={{ name: 'member', value: text, onChange: setText }}
      wanted={wanted}
      request={request}
      found={found ?? null}
      current={memberId}
      testId="ledger"
      onChoose={onMember}
    >
      {memberId && <MemberWallet key={memberId} memberId={memberId} onTransfer={onTransfer} />}
    </MemberFinder>
  );
}
