import type { AccountsText } from '../../zh/guides/accounts.ts';

/** Guides about accounts, members and invitations, in English. */
export const accountsEn: AccountsText = {
  create: {
    title: 'Register an account',
    uin: {
      label: 'account ID',
      ask: 'What is your cloud account ID (UIN)? The console shows it under your account; it looks like 100012345678.',
    },
    name: { label: 'name', ask: 'What name should colleagues see? For example “Acme”.' },
    unchecked:
      'I cannot check whose account this is: whoever registers it first owns it here and invites the others. Please register only your own.',
    commit: 'Register',
    done: (name, uin) => `**${name}** (${uin}) is registered and you own it. Next, bring in your network:`,
    import: 'Import a network',
    addVpc: 'Add a VPC',
    invite: 'Invite colleagues',
  },
  join: {
    title: 'Join an account',
    code: { label: 'invitation code', ask: 'Please send the invitation code.' },
    bad: (text) =>
      `“${text}” does not look like a code. Codes are letters and digits; paste the whole of it.`,
    done: (name, uin, role) =>
      `You joined **${name}** (${uin}) as ${role}. From now on you act for it; /account switches.`,
    told: (person, name, role) => `${person} joined **${name}** with your invitation, as ${role}.`,
    vpcs: 'Show VPCs',
    peerings: 'Show peerings',
  },
  invite: {
    title: 'Invite a colleague',
    role: { label: 'role', ask: 'What should they be able to do?' },
    roles: {
      owner: 'Owner: also invites and manages members',
      operator: 'Operator: changes the network',
      viewer: 'Viewer: only looks',
    },
    badRole: (text) => `There is no role “${text}”. Say “owner”, “operator” or “viewer”.`,
    once: 'The code works once, for three days. Whoever holds it gets in: send it to them alone.',
    commit: 'Make the code',
    done: (name, role, code) =>
      `Invitation to **${name}** (${role}, works once, for three days):\n\n\`${code}\`\n\nThey send me this in a private chat:\n\n\`\`\`text\n/join ${code}\n\`\`\``,
  },
  setRole: {
    title: 'Change a role',
    member: { label: 'member', ask: 'Whose role?' },
    role: { label: 'role', ask: 'Which role should they have?' },
    noMember: (text) => `There is no member “${text}”. Pick one below.`,
    commit: 'Change the role',
    done: (person, role) => `${person} now has the role ${role}.`,
    told: (name, role) => `Your role in account **${name}** is now ${role}.`,
  },
  remove: {
    title: 'Remove a member',
    ask: 'Who should be removed?',
    after: 'They can no longer see or change this account. What they did stays in its history.',
    commit: 'Remove',
    done: (person) => `${person} is out of the account.`,
    told: (name) => `You were removed from account **${name}**.`,
  },
  leave: {
    title: 'Leave the account',
    after: (account) => `After leaving account ${account} you need a new invitation to come back.`,
    commit: 'Leave',
    done: (name) => `You left **${name}**. /account shows where you still are.`,
    told: (person, name) => `${person} left account **${name}**.`,
  },
  needOwner: (account) => `Only an owner of account ${account} may invite and manage members.`,
};
