// Starts the browsable page of the API. The document's own server and session are used; nothing is fetched elsewhere.
const sessionToken = () =>
  fetch("/api/v1/session", { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : {}))
    .then((session) => session.csrf_token)
    .catch(() => undefined);

window.SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
  // A browser session may try writes as well: they need the session's token in a header.
  requestInterceptor: async (request) => {
    if (!["GET", "HEAD"].includes((request.method || "GET").toUpperCase())) {
      const token = await sessionToken();
      if (token) request.headers["CSRF-Token"] = token;
    }
    return request;
  },
});
