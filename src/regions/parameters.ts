import type { Numbered, Region } from '../layer.ts'
import { messageOf } from '../problem.ts'

/** What is asked of Parameter Store in one Region. Every method rejects with a ServiceFailure, never with an empty value in its place. */
export interface ParameterStore {
  /** A parameter's value; undefined where there is no such parameter. */
  value(name: string): Promise<string | undefined>
  /** Makes the parameter, or gives it another value. */
  put(name: string, value: string): Promise<void>
}

/** Which versions are to be found by which parameters. */
export interface ParameterRequest {
  readonly stores: ReadonlyMap<Region, ParameterStore>
  readonly standing: ReadonlyMap<Region, Numbered>
  readonly nameIn: (region: Region, version: number) => string
  /** Hears how it went in a Region, as soon as that is known. */
  readonly ended: (region: Region, written: Written) => void
}

/** What came of one Region's parameter. */
export interface Written {
  readonly name: string
  readonly changed: boolean
  readonly failure?: string
}

/** Puts each standing version's ARN into its Region's parameter, where it is not there yet. Never rejects: `ended` hears everything. */
export async function writeParameters({ standing, ...request }: ParameterRequest): Promise<void> {
  await Promise.all([...standing].map(([region, version]) => writeIn(region, version, request)))
}

async function writeIn(
  region: Region,
  { arn, version }: Numbered,
  { stores, nameIn, ended }: Omit<ParameterRequest, 'standing'>,
): Promise<void> {
  const store = stores.get(region)
  if (!store) return
  const name = nameIn(region, version)
  try {
    const changed = (await store.value(name)) !== arn
    if (changed) await store.put(name, arn)
    ended(region, { name, changed })
  } catch (error) {
    const failure =
      `Version ${version} stands, but the parameter "${name}" could not be set to its ARN. ${messageOf(error)} ` +
      'Running again does only what is missing.'
    ended(region, { name, changed: false, failure })
  }
}
