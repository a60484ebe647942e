"""One module a page. A view looks up with permission, calls the record or the core, and shows a template."""
