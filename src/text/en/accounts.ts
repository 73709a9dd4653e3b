import type { AccountsText } from '../zh/accounts.ts';

const roles = { owner: 'owner', operator: 'operator', viewer: 'viewer' };
const withArticle = { owner: 'an owner', operator: 'an operator', viewer: 'a viewer' };
const least = { view: 'a viewer', operate: 'an operator', manage: 'an owner' };

/** What is said of accounts and members, in English. */
export const accountsEn: AccountsText = {
  roles,
  rights: {
    owner: 'acts, and invites and removes members',
    operator: 'creates, accepts and deletes peerings, changes routes',
    viewer: 'sees, and changes nothing',
  },
  acts: { view: 'look at it', operate: 'change its network', manage: 'manage its members' },
  reasons: {
    INVALID_UIN: ({ text }) =>
      `“${text}” is not an account id. Give the UIN of the account, 5 to 20 digits, like 100000000001.`,
    ACCOUNT_TAKEN: ({ uin }) => `Account ${uin} is in use already. Ask one of its owners to invite you.`,
    NOT_A_MEMBER: ({ uin }) =>
      `You are not a member of account ${uin}. Ask one of its owners for an invitation, or switch accounts.`,
    ROLE_TOO_LOW: ({ uin, role, act }) =>
      `In account ${uin} you are ${withArticle[role]} and cannot ${accountsEn.acts[act]}. It takes ${least[act]}: ask one, or ask an owner to change your role.`,
    LAST_OWNER: ({ uin }) =>
      `This is the only owner of account ${uin}, who cannot leave, be removed or step down. Make another member an owner first.`,
    ALREADY_MEMBER: ({ uin, role }) =>
      `You are ${withArticle[role]} of account ${uin} already. There is nothing to join.`,
    NO_SUCH_MEMBER: ({ name }) => `There is no member “${name}”. Choose one from the list of members.`,
    INVITATION_UNKNOWN: ({ code }) =>
      `The invitation code “${code}” is not right. Check it and send it again, or ask for a new one.`,
    INVITATION_USED: ({ code }) =>
      `The invitation code ${code} has been used, and each works once. Ask for a new one.`,
    INVITATION_EXPIRED: ({ code }) =>
      `The invitation code ${code} is no longer valid. Ask for a new one; it holds for 3 days.`,
    TOO_MANY_MEMBERS: ({ max }) =>
      `This account is full: it has ${max} members. An owner has to remove some first.`,
    TOO_MANY_ACCOUNTS: ({ max }) => `You are in ${max} accounts, which is the most. Leave one first.`,
    INVALID_ACCOUNT_NAME: ({ max }) =>
      `An account's name needs a letter or a digit and has at most ${max} characters, like “Production”.`,
  },
};
