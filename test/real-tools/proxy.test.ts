import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer as createProxy } from 'node:http'
import { createServer } from 'node:https'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { defaultDeadlines } from '../../src/base/deadlines.ts'
import { connectionsOf } from '../../src/network/connections.ts'
import { certificateFor } from '../rig/certificates.mjs'
import { startGitHub } from '../rig/github.mjs'
import type { GitHub } from '../rig/github.mjs'
import { startNetwork } from '../rig/network.mjs'
import type { Network } from '../rig/network.mjs'
import { startRig } from '../rig/rig.mjs'
import type { Rig } from '../rig/rig.mjs'
import { annotationsOf, everythingShownBy, run, smallLayer } from '../support/run-bundle.ts'
import type { Result } from '../support/run-bundle.ts'
import { runInProcess } from '../support/run-recipe.ts'
import { createBucket } from '../support/buckets-on-rig.ts'

/**
 * A self-hosted runner behind a proxy. AWS and GitHub have their usual host names, which only the proxy can reach. Their
 * certificates come from a private authority.
 */
let rig: Rig
let gitHub: GitHub
let network: Network
let bundle: string

const region = 'eu-west-1'
const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/publisher' }
const staged = { 's3-bucket': 'layers-{account}-{region}' }
const usual = { 'layer-name': 'test-layer', regions: region, ...role }

beforeAll(async () => {
  rig = await startRig({ requestsPerSecond: 1_000 })
  gitHub = await startGitHub()
  network = await startNetwork({ aws: rig.url, gitHub: gitHub.env.GITHUB_API_URL, regions: [region] })
  bundle = join(mkdtempSync(join(tmpdir(), 'bundle-')), 'ca.pem')
  writeFileSync(bundle, network.authority)
})
beforeEach(async () => {
  await rig.reset()
  network.reset()
})
afterAll(async () => {
  await network.stop()
  await gitHub.stop()
  await rig.stop()
})

/** Returns the environment of a job in that network, without the variables for the proxy. */
function job(): Record<string, string | undefined> {
  const proxies = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY']
  const none = Object.fromEntries(proxies.map((name) => [name, undefined]))
  return { ...none, ...network.tokensBy(rig.oidcEnv), AWS_CA_BUNDLE: bundle }
}

function publish(env: Record<string, string | undefined>, inputs: Record<string, string> = {}) {
  return runInProcess(smallLayer(), { ...job(), ...env }, { ...usual, ...inputs })
}

/** A complete run of the action on a pull request. */
function onPullRequest(content: string, env: Record<string, string | undefined>): Promise<Result> {
  const event = join(mkdtempSync(join(tmpdir(), 'event-')), 'event.json')
  writeFileSync(event, JSON.stringify({ pull_request: { number: 5 } }))
  const onIt = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event }
  const inputs = {
    ...usual,
    ...staged,
    'pull-request-comment': 'true',
    'github-token': 'a-token-to-comment-with',
  }
  return run(
    smallLayer(content),
    { ...job(), ...onIt, ...env },
    { ...inputs, 'ssm-parameter': '/layers/{name}' },
  )
}

/** Returns the hosts to which the proxy received requests to connect. */
function hosts(): string[] {
  return [...new Set(network.connected)].sort()
}

test('a complete run uses the proxy for all requests: token, role, staging, parameter, comparison and comment', async () => {
  await createBucket(rig, region)
  await publish({ HTTPS_PROXY: network.proxy })
  network.reset()
  rig.faults.add({
    when: { operation: 'PublishLayerVersion' },
    then: { status: 413, errorType: 'RequestEntityTooLargeException', message: 'Too large' },
  })
  network.wanted.authorization = 'runner:canary-p@ssword'
  const proxy = network.proxy.replace('//', '//runner:canary-p%40ssword@')
  const result = await onPullRequest('module.exports = 2\n', { HTTPS_PROXY: proxy })

  expect(annotationsOf(result, 'error')).toEqual([])
  expect(result.outputs['layer-version-arn']).toMatch(/:test-layer:2$/)
  expect(result.summary).toContain('What changed since version 1')
  expect(result.summary).not.toContain('could not be read')
  expect(gitHub.comments.map(({ body }) => body).join()).toContain('What changed since version 1')
  expect(hosts()).toEqual(
    [
      'api.github.com',
      'awslambda-layers.s3.amazonaws.com',
      'lambda.eu-west-1.amazonaws.com',
      'layers-123456789012-eu-west-1.s3.eu-west-1.amazonaws.com',
      'pipelines.actions.githubusercontent.com',
      'ssm.eu-west-1.amazonaws.com',
      'sts.eu-west-1.amazonaws.com',
    ].map((host) => `${host}:443`),
  )
  // The action sends several requests over one connection.
  expect(network.connected.length).toBeLessThan(rig.calls.length)
  expect(everythingShownBy(result)).not.toContain('canary')
})

describe('a proxy', () => {
  test.each([
    [
      'in a variable with a lower-case name',
      () => ({ https_proxy: network.proxy, HTTPS_PROXY: 'http://127.0.0.1:9' }),
    ],
    ['without a scheme', () => ({ HTTPS_PROXY: network.proxy.replace('http://', '') })],
    ['with TLS to the proxy itself', () => ({ HTTPS_PROXY: network.secureProxy })],
  ])('%s is used', async (_how, env) => {
    const { run } = await publish(env())
    expect(run.failure).toBeUndefined()
    expect(hosts()).toContain('lambda.eu-west-1.amazonaws.com:443')
  })

  test.each(['127.0.0.1', '127.0.0.0/8', '*', 'example.com, 127.0.0.1'])(
    'is not used for hosts in NO_PROXY: %s',
    async (noProxy) => {
      const env = {
        ...{ HTTPS_PROXY: network.proxy, NO_PROXY: noProxy },
        AWS_ENDPOINT_URL: network.direct,
        ACTIONS_ID_TOKEN_REQUEST_URL: `${network.direct}/_rig/token?api-version=2.0`,
      }
      const { run } = await publish(env)
      expect(run.failure).toBeUndefined()
      expect(hosts()).toEqual([])
    },
  )

  test.each([
    [407, 'status 407. Add a user name and a password that it accepts to HTTPS_PROXY.'],
    [403, 'status 403. Allow this host on the proxy, or add it to NO_PROXY'],
  ])('that rejects the connection with %d is named in the error', async (status, says) => {
    network.refusing.status = status
    const env = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'rig' }
    const { run } = await publish({ ...env, HTTPS_PROXY: network.proxy }, { 'role-to-assume': '' })
    expect(run.failure?.join()).toContain(
      `The proxy ${network.proxy.slice(7)} (HTTPS_PROXY) did not connect to sts.`,
    )
    expect(run.failure?.join()).toContain(says)
  })

  test('that allows only an optional Region does not fail the run', async () => {
    network.refusing.status = 403
    network.refusing.host = /us-east-1/
    const inputs = { regions: region, 'optional-regions': region }
    const { run, outputs } = await publish({ HTTPS_PROXY: network.proxy }, inputs)
    expect(run.failure).toBeUndefined()
    expect(outputs['layer-version-arn']).toContain(region)
  })

  test('that cannot reach an optional Region does not fail the run', async () => {
    network.refusing.status = 502
    network.refusing.host = /me-south-1/
    const inputs = { regions: region, 'optional-regions': 'me-south-1' }
    const { run, outputs } = await publish({ HTTPS_PROXY: network.proxy }, inputs)
    expect(run.failure).toBeUndefined()
    expect(Object.keys(JSON.parse(outputs['missing-regions'] ?? '') as object)).toEqual(['me-south-1'])
  })

  test('that cannot be reached is named in the error, with its variable', async () => {
    const { run } = await publish({ https_proxy: 'http://u:canary-word@127.0.0.1:9' })
    expect(run.failure?.join()).toMatch(
      /The proxy 127\.0\.0\.1:9 \(https_proxy\) could not be used: .*ECONNREFUSED/,
    )
    expect(run.failure?.join()).not.toContain('canary')
  })
})

test('the certificate of an unknown authority is rejected', async () => {
  const { run } = await publish({ HTTPS_PROXY: network.proxy, AWS_CA_BUNDLE: undefined })
  expect(run.failure?.join()).toMatch(/self-signed certificate/)
  expect(rig.calls).toEqual([])
})

test('"ca_bundle" in the shared config file is used', async () => {
  const config = join(mkdtempSync(join(tmpdir(), 'config-')), 'config')
  writeFileSync(config, `[profile ci]\nca_bundle = ${bundle}\n`)
  const env = { AWS_CA_BUNDLE: undefined, AWS_CONFIG_FILE: config, AWS_PROFILE: 'ci' }
  expect((await publish({ ...env, HTTPS_PROXY: network.proxy })).run.failure).toBeUndefined()
})

describe('an endpoint with an IP address, behind a proxy', () => {
  test.each([
    ['is trusted with a certificate for that address', '10.9.8.7', 200],
    ['is not trusted with a certificate for the host name of the proxy', 'localhost', undefined],
  ])('%s', async (_what, named, status) => {
    const { key, cert } = await certificateFor([named])
    const endpoint = createServer({ key, cert }, (_request, response) => response.end('ok'))
    endpoint.listen(0, '127.0.0.1')
    const proxy = createProxy().on('connect', (_request, client: Socket) => {
      const { port } = endpoint.address() as AddressInfo
      const target = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'))
      target.pipe(client).pipe(target)
    })
    proxy.listen(0, '127.0.0.1')
    await Promise.all([once(endpoint, 'listening'), once(proxy, 'listening')])
    const file = join(mkdtempSync(join(tmpdir(), 'bundle-')), 'ca.pem')
    writeFileSync(file, cert)
    const { port } = proxy.address() as AddressInfo
    const env = { HTTPS_PROXY: `http://localhost:${port}`, AWS_CA_BUNDLE: file }
    const answer = await connectionsOf(env, defaultDeadlines)
      .fetch('https://10.9.8.7:8443/')
      .then(
        (response) => response.status,
        () => undefined,
      )
    expect(answer).toBe(status)
    endpoint.closeAllConnections()
    endpoint.close()
    proxy.close()
  })
})
