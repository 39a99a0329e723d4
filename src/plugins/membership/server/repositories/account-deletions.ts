import { one, rows, toInstant, type Db, type Trx } from '../../../../shared/database';
import { newDocumentId } from '../../../../shared/ids';

export type DeletionState = 'pending' | 'withdrawn' | 'done';

export interface AccountDeletion {
  id: number;
  memberId: number;
  state: DeletionState;
  reason: string | null;
  /** The member has said that what money there is in the wallet may go. */
  givesUpBalance: boolean;
  /** ISO instants. */
  requestedAt: string;
  dueAt: string;
}

interface Row {
  id: number;
  member_id: number;
  state: DeletionState;
  reason: string | null;
  gives_up_balance: boolean | null;
  requested_at: Date;
  due_at: Date;
}

const COLUMNS = 'id, member_id, state, reason, gives_up_balance, requested_at, due_at';

const toDeletion = (row: Row): AccountDeletion => ({
  id: row.id,
  memberId: row.member_id,
  state: row.state,
  reason: row.reason,
  givesUpBalance: row.gives_up_balance ?? false,
  requestedAt: toInstant(row.requested_at)!,
  dueAt: toInstant(row.due_at)!,
});

export async function findOpenDeletion(db: Db, memberId: number): Promise<AccountDeletion | undefined> {
  const row = await one<Row>(
    db,
    `select ${COLUMNS} from account_deletions where member_id = :memberId and state = 'pending'`,
    { memberId },
  );
  return row && toDeletion(row);
}

/** The request with its row locked, while it is open. */
export async function lockOpenDeletion(trx: Trx, id: number): Promise<AccountDeletion | undefined> {
  const row = await one<Row>(
    trx,
    `select ${COLUMNS} from account_deletions where id = :id and state = 'pending' for update`,
    { id },
  );
  return row && toDeletion(row);
}

/** Undefined when the member has an open request already. */
export async function insertDeletion(
  trx: Trx,
  request: Pick<AccountDeletion, 'memberId' | 'reason' | 'givesUpBalance' | 'requestedAt' | 'dueAt'>,
): Promise<AccountDeletion | undefined> {
  const row = await one<Row>(
    trx,
    `insert into account_deletions (document_id, member_id, public_id, state, reason, gives_up_balance, requested_at, due_at,
                                    created_at, updated_at, published_at)
     select :documentId, m.id, m.public_id, 'pending', :reason, :givesUpBalance::boolean, :requestedAt::timestamp, :dueAt::timestamp, now(), now(), now()
     from members m where m.id = :memberId
     on conflict (member_id) where state = 'pending' do nothing returning ${COLUMNS}`,
    { ...request, documentId: newDocumentId() },
  );
  return row && toDeletion(row);
}

/** Closes the member's open request, if there is one. */
export async function closeDeletion(db: Db, memberId: number, state: 'withdrawn' | 'done', at: string): Promise<void> {
  await rows(
    db,
    `update account_deletions set state = :state, closed_at = :at::timestamp, updated_at = now()
     where member_id = :memberId and state = 'pending'`,
    { memberId, state, at },
  );
}

export async function postponeDeletion(trx: Trx, id: number, dueAt: string): Promise<void> {
  await rows(trx, `update account_deletions set due_at = :dueAt::timestamp, updated_at = now() where id = :id`, {
    id,
    dueAt,
  });
}

/** Open requests whose time came before `before` (ISO). */
export async function findOverdueDeletions(db: Db, before: string): Promise<number[]> {
  const found = await rows<{ id: number }>(
    db,
    `select id from account_deletions where state = 'pending' and due_at < :before::timestamp order by due_at limit 100`,
    { before },
  );
  return found.map(({ id }) => id);
}
