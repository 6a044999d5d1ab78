if __name__ == "__main__":
    from .commands import main

    main()
