def check_site(project, folder):
    return []
