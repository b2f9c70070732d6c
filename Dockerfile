# The locator with its sample snapshot in it, on the libraries it runs with and nothing more.
#
#     docker build --tag locator . && docker run --rm --publish 8080:8080 locator
#
# Another snapshot: mount a folder that `locator ingest` wrote at /srv/locator/index.

# The same steps as `make run`, but linked with Swift's own libraries inside the executable.
FROM swift:6.3-bookworm AS build
WORKDIR /src

# Versions are the Debian release's: it replaces them by its security updates, so that a pinned one stops existing.
# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install --yes -qq --no-install-recommends ca-certificates git libstemmer-dev libxml2-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*

# Fetched once for as long as the manifest stands.
COPY Package.* ./
RUN swift package resolve

# SwiftPM wants the folder of every target it knows, of the tests too.
COPY Sources Sources
COPY Tests Tests
RUN swift build -c release --product locator --static-swift-stdlib

COPY data data
RUN .build/release/locator ingest --into index

FROM debian:bookworm-slim

# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install --yes -qq --no-install-recommends libstemmer0d libxml2 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 locator \
    && useradd --uid 10001 --gid 10001 --no-log-init --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin locator

WORKDIR /srv/locator
COPY --from=build /src/.build/release/locator /usr/local/bin/locator
COPY --from=build /src/data data
COPY --from=build --chown=locator:locator /src/index index

# By number: an orchestrator that forbids root cannot read names.
USER 10001:10001
VOLUME ["/srv/locator/index"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=5s --retries=3 CMD ["locator", "health", "--port", "8080"]
ENTRYPOINT ["locator"]
CMD ["serve", "--index", "/srv/locator/index", "--host", "0.0.0.0", "--port", "8080"]
