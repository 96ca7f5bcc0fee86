"""Why a KPI changed: what each typed figure has made of it."""
