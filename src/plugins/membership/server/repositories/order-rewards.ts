import { one, rows, type Db, type Trx } from '../../../../shared/database';

/** What an order has earned; what moved is in the ledger. */
export interface OrderReward {
  orderNo: string;
  memberId: number;
  /** Money that had stayed when it was completed, fen. */
  baseFen: number;
  points: number;
  /** Number of the ledger's transfer; null when nothing was earned. */
  pointsTransfer: string | null;
  experience: number;
  experienceTransfer: string | null;
}

interface Row {
  order_no: string;
  member_id: number;
  base_fen: number;
  points: number;
  points_transfer: string | null;
  experience: number;
  experience_transfer: string | null;
}

export async function findOrderReward(db: Db, orderNo: string): Promise<OrderReward | undefined> {
  const row = await one<Row>(
    db,
    `select order_no, member_id, base_fen, points, points_transfer, experience, experience_transfer
     from membership_order_rewards where order_no = :orderNo`,
    { orderNo },
  );
  return (
    row && {
      orderNo: row.order_no,
      memberId: row.member_id,
      baseFen: row.base_fen,
      points: row.points,
      pointsTransfer: row.points_transfer,
      experience: row.experience,
      experienceTransfer: row.experience_transfer,
    }
  );
}

export async function insertOrderReward(trx: Trx, reward: OrderReward, at: string): Promise<void> {
  await rows(
    trx,
    `insert into membership_order_rewards (order_no, member_id, base_fen, points, points_transfer, experience,
       experience_transfer, at)
     values (:orderNo, :memberId, :baseFen, :points, :pointsTransfer, :experience, :experienceTransfer, :at::timestamptz)`,
    { ...reward, at },
  );
}
