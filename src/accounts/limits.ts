/** What keeps accounts at a size that people can oversee. The bot's own choice; no cloud says so. */
export const accountLimits = {
  membersPerAccount: 50,
  accountsPerPerson: 20,
  /** How long an invitation holds, in ms: three days. */
  invitationMs: 3 * 24 * 3_600_000,
  /** Longest name of an account, in characters. */
  accountName: 60,
} as const;
