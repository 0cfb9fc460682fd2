/** The form of an organization id (AWS Organizations: DescribeOrganization). */
export const organizationForm = /^o-[a-z0-9]{10,32}$/
