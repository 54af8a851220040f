# syntax=docker/dockerfile:1
# check=skip=JSONArgsRecommended;error=true

ARG GO_VERSION=1.25 ALPINE_VERSION=3.22
ARG REGISTRY

FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine${ALPINE_VERSION} AS build
ARG TARGETOS TARGETARCH
WORKDIR /src
COPY --link go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod \
    --mount=type=secret,id=netrc,target=/root/.netrc,required \
    go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=${TARGETARCH:-amd64} go build -o /out/app ./cmd/app

FROM build AS test
RUN go test ./...

FROM ${REGISTRY:-registry.example}/base/static:1.4 AS Final
COPY --from=build --chown=65532:65532 /out/app /app
COPY --from=registry.example:5000/tools/certs:2025@sha256:3f1d6c17773a45c97bd8f158d665c9709d7b29ed7917ac934086ad96f92e4510 /certs /etc/ssl/certs
USER 65532
ENTRYPOINT ["/app"]
