def named(request):
    return request.headers.get("x-place", "here")
