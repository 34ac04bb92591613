# replylint in a container: docker build -t replylint . && docker run --rm -v "$PWD:/work:ro" replylint check --no-cache .
FROM python:3.12-slim AS build
COPY . /src
RUN python -m venv /opt/replylint && /opt/replylint/bin/pip install --no-cache-dir /src

FROM python:3.12-slim
COPY --from=build /opt/replylint /opt/replylint
ENV PATH="/opt/replylint/bin:$PATH"
RUN useradd --create-home --uid 10001 lint
USER lint
WORKDIR /work
ENTRYPOINT ["replylint"]
CMD ["--help"]
