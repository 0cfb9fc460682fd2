locals {
  subject = "repo:octo-org/octo-repo:ref:refs/heads/main" # the claim "sub" of the job's OIDC token
  layer   = "sample-layer"                                # the name of the layer
}

data "aws_caller_identity" "current" {}

# An account can have only one identity provider for GitHub. If yours has it, use the data source of the same name instead.
resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "layer_publisher" {
  name               = "layer-publisher"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "publish_layer" {
  name   = "publish-layer"
  role   = aws_iam_role.layer_publisher.id
  policy = data.aws_iam_policy_document.publish_layer.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = [local.subject]
    }
  }
}

data "aws_iam_policy_document" "publish_layer" {
  statement {
    actions   = ["lambda:ListLayerVersions", "lambda:PublishLayerVersion"]
    resources = ["arn:aws:lambda:*:${data.aws_caller_identity.current.account_id}:layer:${local.layer}"]
  }
  statement {
    actions   = ["lambda:GetLayerVersion", "lambda:GetLayerVersionPolicy", "lambda:AddLayerVersionPermission"]
    resources = ["arn:aws:lambda:*:${data.aws_caller_identity.current.account_id}:layer:${local.layer}:*"]
  }
}

output "role_arn" {
  value = aws_iam_role.layer_publisher.arn # the value of the input role-to-assume
}
