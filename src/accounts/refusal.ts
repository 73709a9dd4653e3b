import type { AccountAct, MemberRole } from './member.ts';

/** Every reason against a change of accounts and members, with what its sentence needs. */
export interface MemberReasonArgs {
  INVALID_UIN: { text: string };
  /** Somebody of it is in already; only they can let others in. */
  ACCOUNT_TAKEN: { uin: string };
  /** No member; also said of an account that does not exist. */
  NOT_A_MEMBER: { uin: string };
  ROLE_TOO_LOW: { uin: string; role: MemberRole; act: AccountAct };
  LAST_OWNER: { uin: string };
  ALREADY_MEMBER: { uin: string; role: MemberRole };
  NO_SUCH_MEMBER: { name: string };
  INVITATION_UNKNOWN: { code: string };
  INVITATION_USED: { code: string };
  INVITATION_EXPIRED: { code: string };
  TOO_MANY_MEMBERS: { max: number };
  TOO_MANY_ACCOUNTS: { max: number };
  INVALID_ACCOUNT_NAME: { max: number };
}
export type MemberReasonCode = keyof MemberReasonArgs;

/** One reason with its arguments. */
export type MemberRefusal = {
  [C in MemberReasonCode]: { readonly code: C; readonly args: Readonly<MemberReasonArgs[C]> };
}[MemberReasonCode];

/** A refusal as a value. */
export const memberRefusal = <C extends MemberReasonCode>(
  code: C,
  args: MemberReasonArgs[C],
): Extract<MemberRefusal, { code: C }> => ({ code, args }) as Extract<MemberRefusal, { code: C }>;
