import { ResourceNotFoundException } from '@aws-sdk/client-lambda'
import { cameFromAws } from './aws-errors.ts'

/** Returns the response of Lambda, or undefined if Lambda reports that the resource does not exist. */
export async function orAbsent<T>(response: Promise<T>): Promise<T | undefined> {
  try {
    return await response
  } catch (error) {
    if (error instanceof ResourceNotFoundException && cameFromAws(error)) return undefined
    throw error
  }
}
