import { useDeferredValue, useRef, useState } from 'react';
import { MemberFinder } from '../../../../../admin/shared/MemberFinder';
import { useCommand } from '../../../../../admin/shared/useCommand';
import { useRequest } from '../../../../../admin/shared/useRequest';
import { useCashierApi } from '../api/useCashierApi';
import { useText } from '../hooks/useText';
import { MemberAtDesk } from './MemberAtDesk';
import { Faint, Notice } from './parts';

/** What a hand scanner types, with the Enter behind it, or a person in groups. */
const codeIn = (text: string): string | null => {
  const digits = text.replace(/[\s-]/g, '');
  return /^[1-9]\d{19}$/.test(digits) ? digits : null;
};

/** One field for everything: a member code is scanned into it, a member is looked up with it. */
export function Desk({ memberId, onMember }: { memberId: string | null; onMember(id: string | null): void }) {
  const texts = useText();
  const { t } = texts;
  const api = useCashierApi();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const code = codeIn(text);
  const wanted = useDeferredValue(code ? '' : text.trim());
  const request = useRequest(wanted || null, api.find);
  const { data } = request;
  // What is found lags behind what is typed: Enter takes only who answers to the text that stands there now.
  const answer = !code && request.key === text.trim() ? data : null;
  const scan = useCommand();

  /** Selects the text too, so that the next scan overwrites it. */
  const submit = async (): Promise<void> => {
    if (!code) {
      if (answer?.length !== 1) return;
      onMember(answer[0]!.id);
      field.current?.select();
      return;
    }
    const scanned = await scan.run((nonce) => api.scan(code, nonce));
    field.current?.select();
    if (!scanned) return;
    setText('');
    onMember(scanned.answer);
  };

  const found = data?.map(({ id, nickname, phone, levelName }) => ({
    key: id,
    name: nickname,
    level: levelName,
    contact: phone ?? id,
  }));
  return (
    <MemberFinder
      texts={texts}
      field={{
        name: 'till',
        value: text,
        ref: field,
        autoFocus: true,
        onChange: setText,
        onSubmit: () => void submit(),
      }}
      wanted={wanted}
      request={request}
      found={found ?? null}
      current={memberId}
      testId="till"
      onChoose={onMember}
      status={
        <>
          {code && !scan.problem && <Faint>{t(scan.running ? 'scan.running' : 'scan.enter')}</Faint>}
          {scan.problem && (code || !text) && (
            <Notice $tone="danger" data-testid="till-scan-problem">
              {texts.problem(scan.problem)}
            </Notice>
          )}
        </>
      }
    >
      {memberId && <MemberAtDesk key={memberId} memberId={memberId} />}
    </MemberFinder>
  );
}
