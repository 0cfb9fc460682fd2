import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'
import { messageOf, Problem } from '../base/problem.ts'
import type { Environment } from '../layer/layer.ts'
import { sharedConfigIn } from './shared-config.ts'

/** A file of certificates, and the setting that names it, as the text of an error. */
interface Bundle {
  readonly setting: string
  readonly path: string
}

/**
 * Returns a TLS context that trusts the certificates of AWS_CA_BUNDLE or `ca_bundle`, or undefined if neither is set. It also trusts
 * Node's defaults, because such a file often contains only the certificate of a proxy. Throws a Problem if the file cannot be used.
 */
export function secureContextIn(env: Environment): tls.SecureContext | undefined {
  const bundle = bundleIn(env)
  if (!bundle) return undefined
  const { setting, path } = bundle
  const certificates = readBundle(bundle)
  try {
    return tls.createSecureContext({ ca: [...defaultCertificates(env), certificates] })
  } catch (cause) {
    throw new Problem(
      {
        topic: 'the-network-is-not-set-up',
        text: `The certificates of ${setting} cannot be used (${path}: ${messageOf(cause)}). ${remedy}`,
      },
      {
        cause,
      },
    )
  }
}

const remedy = 'Set it to a file with certificates in PEM format, or remove the setting.'

function bundleIn(env: Environment): Bundle | undefined {
  const { AWS_CA_BUNDLE: path } = env
  if (path) return { setting: 'AWS_CA_BUNDLE', path }
  const setting = sharedConfigIn(env).get('ca_bundle')
  return setting && { setting: setting.location, path: setting.value }
}

function readBundle({ setting, path }: Bundle): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new Problem(
      {
        topic: 'the-network-is-not-set-up',
        text: `The certificates of ${setting} cannot be read (${messageOf(cause)}). ${remedy}`,
      },
      {
        cause,
      },
    )
  }
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    throw new Problem({
      topic: 'the-network-is-not-set-up',
      text: `The certificates of ${setting} cannot be used (${path} contains none in PEM format). ${remedy}`,
    })
  }
  return text
}

/** The certificates that Node trusts by default. Before 22.15, Node does not return those of NODE_EXTRA_CA_CERTS. */
function defaultCertificates(env: Environment): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => string[] }
  if (getCACertificates) return getCACertificates('default')
  const { NODE_EXTRA_CA_CERTS: path } = env
  if (!path) return tls.rootCertificates
  try {
    return [...tls.rootCertificates, readFileSync(path, 'utf8')]
  } catch {
    // Node reported a missing file when it started.
    return tls.rootCertificates
  }
}
