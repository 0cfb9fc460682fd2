import { userInfo } from 'node:os'
import { homeOf } from '../install/node/user-settings.ts'
import type { Environment } from '../layer/layer.ts'

/** Returns the home directories that Java can use: HOME, and the one in the system's list of users. They can differ in a container. */
export function javaHomes(env: Environment): string[] {
  return [...new Set([homeOf(env), ...homeInSystem()])]
}

function homeInSystem(): string[] {
  try {
    return [userInfo().homedir]
  } catch {
    // A container can run with a user ID that is not in its list of users.
    return []
  }
}
