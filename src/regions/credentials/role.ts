/** A role to assume, where it was named (`from`), and where its web identity token comes from. */
export interface Role {
  readonly from: string
  readonly arn: string
  readonly sessionName: string
  readonly durationSeconds: number
  /** A fresh token: one lives for minutes only, so each attempt takes its own. */
  readonly token: () => Promise<string>
}
