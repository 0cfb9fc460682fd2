/** A role to assume. `from` is the input or variable that contains its ARN. */
export interface Role {
  readonly from: string
  readonly arn: string
  readonly sessionName: string
  readonly durationSeconds: number
  /** A session policy, as JSON: the session has only the permissions that both this policy and the role allow. */
  readonly policy?: string | undefined
  /** Returns a new web identity token. A token expires after minutes, so each attempt requests one. */
  readonly token: () => Promise<string>
}
