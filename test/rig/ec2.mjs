import { AwsError, textResponse } from './response.mjs'

/**
 * @import { AwsResponse } from './moto.mjs'
 * @import { Request } from './request.mjs'
 */

/** Regions that each account has, and Regions that an account must enable, by the beginning of their partition's Region names. */
const partitions = [
  { prefix: 'cn-', always: ['cn-north-1', 'cn-northwest-1'], optIn: [] },
  { prefix: 'us-gov-', always: ['us-gov-east-1', 'us-gov-west-1'], optIn: [] },
  {
    prefix: '',
    always:
      `ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-north-1
      eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2`.split(/\s+/),
    optIn:
      `af-south-1 ap-east-1 ap-east-2 ap-south-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 ca-west-1 eu-central-2
      eu-south-1 eu-south-2 il-central-1 me-central-1 me-south-1 mx-central-1`.split(/\s+/),
  },
]

/**
 * The EC2 of an account: DescribeRegions as AWS answers it. An opt-in Region is enabled if the rig has not disabled it.
 * @param {{ disabledRegions: ReadonlySet<string> }} parts
 */
export function createEc2({ disabledRegions }) {
  return {
    /** @param {Request} request @returns {AwsResponse} */
    handle({ operation, region, input }) {
      if (operation !== 'DescribeRegions')
        throw new AwsError(400, 'InvalidAction', `The action ${operation} is not valid for this web service.`)
      const { always = [], optIn = [] } = partitions.find(({ prefix }) => region.startsWith(prefix)) ?? {}
      const statuses = [
        ...always.map((one) => [one, 'opt-in-not-required']),
        ...optIn.map((one) => [one, disabledRegions.has(one) ? 'not-opted-in' : 'opted-in']),
      ]
      // Without the parameter, AWS returns only the Regions that are enabled.
      const shown = statuses.filter(
        ([, status]) => input['AllRegions'] === 'true' || status !== 'not-opted-in',
      )
      return textResponse(200, 'text/xml;charset=UTF-8', responseWith(shown))
    },
  }
}

/** @param {string[][]} statuses */
function responseWith(statuses) {
  const items = statuses.map(
    ([region, status]) =>
      `<item><regionName>${region}</regionName><regionEndpoint>ec2.${region}.amazonaws.com</regionEndpoint>` +
      `<optInStatus>${status}</optInStatus></item>`,
  )
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<DescribeRegionsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">' +
    '<requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId>' +
    `<regionInfo>${items.join('')}</regionInfo></DescribeRegionsResponse>`
  )
}
