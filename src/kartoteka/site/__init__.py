"""Settings, addresses and the web server of the workbench."""
