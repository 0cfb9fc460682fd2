SUBJECT=repo:octo-org/octo-repo:ref:refs/heads/main
LAYER=sample-layer

ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
PROVIDER="arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"

aws iam get-open-id-connect-provider --open-id-connect-provider-arn "$PROVIDER" >/dev/null 2>&1 ||
  aws iam create-open-id-connect-provider --url https://token.actions.githubusercontent.com --client-id-list sts.amazonaws.com

aws iam create-role --role-name layer-publisher --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "Federated": "'"$PROVIDER"'" },
      "Action": "sts:AssumeRoleWithWebIdentity",
      "Condition": {
        "StringEquals": {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub": "'"$SUBJECT"'"
        }
      }
    }
  ]
}' --query Role.Arn --output text

aws iam put-role-policy --role-name layer-publisher --policy-name publish-layer --policy-document '{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["lambda:ListLayerVersions", "lambda:PublishLayerVersion"],
      "Resource": "arn:aws:lambda:*:'"$ACCOUNT"':layer:'"$LAYER"'"
    },
    {
      "Effect": "Allow",
      "Action": ["lambda:GetLayerVersion", "lambda:GetLayerVersionPolicy", "lambda:AddLayerVersionPermission"],
      "Resource": "arn:aws:lambda:*:'"$ACCOUNT"':layer:'"$LAYER"':*"
    }
  ]
}'
